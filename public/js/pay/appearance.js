/** The page's own colours for Stripe's form, read from its style sheet: light or dark as the page is. */
export function appearance() {
  const style = getComputedStyle(document.documentElement);
  const colour = (name) => style.getPropertyValue(name).trim();
  const isDark = matchMedia("(prefers-color-scheme: dark)").matches;
  return {
    theme: isDark ? "night" : "stripe",
    variables: {
      colorPrimary: colour("--wait"),
      colorBackground: colour("--sheet"),
      colorText: colour("--ink"),
      colorDanger: colour("--bad"),
      borderRadius: colour("--round"),
    },
  };
}
