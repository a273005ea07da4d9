/**
 * Runs in the page, from its start, and leaves marks: `chosen` when photos are chosen, `shown` for each whose picture is
 * decoded in its tile; measures `long task` for what keeps the page busy over 50 ms, and `tap` from the finger to the next frame.
 */
export function watchPhotos(): void {
  document.addEventListener("change", () => performance.mark("chosen"), { capture: true });

  // By the phone's name for it: on a quick network the office's own picture may be the first that is shown.
  const seen = new Set<string>();
  const look = () => {
    for (const picture of document.querySelectorAll<HTMLImageElement>(".thumbs img")) {
      const { tile, client } = picture.closest("li")?.dataset ?? {};
      const name = tile ?? client;
      if (!name || seen.has(name)) continue;
      seen.add(name);
      // Below the screen it would be fetched only when somebody gets there.
      picture.loading = "eager";
      picture.decode().then(
        () => performance.mark("shown"),
        // Another picture took its place meanwhile, which is looked at instead.
        () => {
          seen.delete(name);
          look();
        },
      );
    }
  };
  new MutationObserver(look).observe(document, { subtree: true, childList: true, attributeFilter: ["src"] });

  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) {
      performance.measure("long task", { start: startTime, duration });
    }
  }).observe({ type: "longtask" });

  // The least that browsers tell of is 16 ms; what is faster is not counted.
  const options = { type: "event", durationThreshold: 16 };
  new PerformanceObserver((list) => {
    for (const { name, startTime, duration } of list.getEntries()) {
      if (name === "click") performance.measure("tap", { start: startTime, duration });
    }
  }).observe(options);
}
