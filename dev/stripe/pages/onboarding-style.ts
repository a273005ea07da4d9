/** Beside the stylesheet of the payment pages. */
export const onboardingStyle = `
.setup { max-inline-size: 880px; margin: 0 auto; padding: 40px 32px 64px; display: grid; gap: 48px; align-items: start;
  grid-template-columns: 220px minmax(0, 1fr); }
.setup header { display: grid; gap: 24px; }
.setup ol { list-style: none; padding: 0; display: grid; gap: 10px; }
.setup li { display: flex; gap: 8px; align-items: baseline; justify-content: space-between; }
.setup li a { text-decoration: none; color: var(--soft); }
.setup li a[aria-current=step] { color: var(--ink); font-weight: 600; }
.setup .done { color: var(--good); font-size: 0.8125rem; }
.setup form { display: grid; gap: 24px; }
.setup h1 { font-size: 1.5rem; letter-spacing: -0.02em; }
.questions { display: grid; grid-template-columns: 1fr 1fr; gap: 16px; }
.setup label { display: grid; gap: 6px; font-size: 0.875rem; font-weight: 550; grid-column: 1 / -1; }
.setup label.half { grid-column: auto; }
.setup label.check { display: flex; gap: 12px; align-items: center; min-block-size: 44px; font-weight: 400; font-size: 1rem; }
.setup label small { display: block; color: var(--soft); }
.setup input:not([type=checkbox], [type=radio]), .setup select { font: inherit; font-size: 1rem; font-weight: 400;
  inline-size: 100%; min-block-size: 46px; padding: 0 14px; border: 1px solid #cfc9bc; border-radius: 8px; background: #fff; color: inherit; }
.setup input[type=checkbox], .setup input[type=radio] { inline-size: 20px; block-size: 20px; flex: none; }
.setup fieldset { border: 1px solid var(--rule); border-radius: 10px; padding: 8px 18px 12px; }
.setup legend { font-weight: 600; padding: 0 6px; }
.setup .acts { display: flex; flex-wrap: wrap; gap: 10px; text-align: start; }
.setup .acts button { min-block-size: 48px; padding: 0 20px; font-size: 1rem; border: 1px solid var(--ink); background: var(--ink); color: #fff; }
.setup .acts button.plain { background: #fff; color: var(--ink); border-color: #cfc9bc; }
.left, .setup .refused { border-radius: 8px; padding: 12px 16px; background: var(--wash); }
.setup .refused { background: #fdf0f0; color: var(--bad); }
.left ul, .setup .refused ul { columns: 2; padding-block-start: 6px; }
@media (max-width: 820px) {
  .setup { grid-template-columns: minmax(0, 1fr); gap: 24px; padding: 20px 16px 48px; }
  .left ul, .setup .refused ul { columns: 1; }
  .setup .acts button { inline-size: 100%; }
}
`;
