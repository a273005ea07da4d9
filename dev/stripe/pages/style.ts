/** The one stylesheet: a white payment page for customers, a dense ledger for whoever looks behind it. */
export const style = `
:root {
  color-scheme: light;
  --paper: #fbfaf7; --sheet: #fff; --ink: #1c1b18; --soft: #6a665c; --rule: #e3dfd5; --wash: #f3f0e8;
  --wait: #1d56b5; --good: #17693f; --warn: #a94a08; --bad: #b3212a; --round: 6px;
}
*, *::before { box-sizing: border-box; }
* { margin: 0; }
html { font: 400 16px/1.45 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", sans-serif;
  color: var(--ink); -webkit-text-size-adjust: 100%; }
a { color: inherit; text-underline-offset: 3px; text-decoration-color: #bbb5a8; }
a:hover { text-decoration-color: currentColor; }
:focus-visible { outline: 3px solid var(--wait); outline-offset: 2px; border-radius: var(--round); }
ul { list-style: none; padding: 0; }
table { inline-size: 100%; border-collapse: collapse; }
th { text-align: start; font-weight: 600; }
.num { text-align: end; font-variant-numeric: tabular-nums; white-space: nowrap; }
code { font: 0.8125em/1.4 ui-monospace, "SF Mono", Menlo, "Liberation Mono", monospace; }
button { font: inherit; font-weight: 600; cursor: pointer; border-radius: var(--round); }

/* what a customer sees */
body.pay { background: #fff; min-block-size: 100vh; }
.ribbon { background: #fff4d6; color: #6b4a00; text-align: center; font-size: 0.8125rem; padding: 6px 16px; }
.pay-page { max-inline-size: 1040px; margin: 0 auto; padding: 48px 32px 64px; display: grid; gap: 64px;
  grid-template-columns: minmax(0, 1fr) minmax(0, 400px); align-items: start; }
.bill { display: grid; gap: 24px; }
.vendor { font-size: 1.0625rem; }
.amount { font-size: 2.75rem; line-height: 1.15; font-weight: 650; letter-spacing: -0.03em; margin-block-start: 12px;
  font-variant-numeric: tabular-nums; }
.struck { text-decoration: line-through; color: var(--soft); }
.state { color: var(--soft); }
.state.good { color: var(--good); font-weight: 600; }
.facts { display: grid; gap: 6px; }
.facts > div { display: grid; grid-template-columns: 120px 1fr; gap: 16px; }
.facts dt { color: var(--soft); } .facts dd { margin: 0; overflow-wrap: anywhere; }
.lines { font-size: 0.9375rem; }
.lines thead th { color: var(--soft); font-size: 0.8125rem; padding-block-end: 6px; }
.lines td, .lines tfoot th { padding: 10px 0; border-block-start: 1px solid var(--rule); vertical-align: top; }
.lines td + td, .lines th + th { padding-inline-start: 16px; }
.lines small { display: block; color: var(--soft); font-size: 0.8125rem; }
.lines tfoot th { font-weight: 400; color: var(--soft); }
.lines tfoot .strong th, .lines tfoot .strong td { font-weight: 650; color: var(--ink); }
.memo { color: var(--soft); white-space: pre-line; }
.pay-side { display: grid; gap: 16px; }
.pay-side h1 { font-size: 1.25rem; letter-spacing: -0.01em; }
.pay-side form { display: grid; gap: 14px; padding: 4px 18px 18px; }
.method { border: 1px solid var(--rule); border-radius: 10px; }
.method > summary, .numbers > summary { cursor: pointer; font-weight: 600; padding: 14px 18px; list-style: none;
  display: flex; align-items: center; gap: 12px; }
.method > summary::before { content: ""; inline-size: 18px; block-size: 18px; border: 2px solid #b9b3a5; border-radius: 50%; }
.method[open] > summary::before { border: 5px solid var(--ink); }
.method p { color: var(--soft); font-size: 0.9375rem; }
.numbers { color: var(--soft); font-size: 0.875rem; } .numbers > summary { padding: 0; font-weight: 500; text-decoration: underline;
  text-decoration-color: #bbb5a8; text-underline-offset: 3px; }
.numbers ul { display: grid; gap: 4px; padding-block-start: 8px; }
.pay-side label { display: grid; gap: 6px; font-size: 0.875rem; font-weight: 550; }
.pay-side input { font: inherit; font-size: 1rem; font-weight: 400; inline-size: 100%; min-block-size: 46px; padding: 0 14px;
  border: 1px solid #cfc9bc; border-radius: 8px; background: #fff; color: inherit; }
.pay-side input::placeholder { color: #a49f92; }
.pay-side .wrong input { border-color: var(--bad); } .pay-side .wrong small, .refused { color: var(--bad); }
.pair { display: grid; grid-template-columns: 1fr 1fr; gap: 12px; align-items: start; }
.refused { background: #fdf0f0; border-radius: 8px; padding: 12px 16px; font-size: 0.9375rem; }
.pay-side button { min-block-size: 52px; border: 1px solid var(--ink); background: var(--ink); color: #fff; font-size: 1.0625rem;
  border-radius: 8px; padding: 0 16px; }
.pay-side button:hover { background: #3a3833; }
.pay-side button.plain { background: #fff; color: var(--ink); border-color: #cfc9bc; }
.notice, .secure { border: 1px solid var(--rule); border-radius: 10px; padding: 32px 24px; display: grid; gap: 10px; }
.notice { justify-items: center; text-align: center; } .notice p, .secure p { color: var(--soft); }
.secure form { padding: 8px 0 0; }
.mark { inline-size: 44px; block-size: 44px; border-radius: 50%; display: grid; place-items: center; color: #fff; font-size: 1.375rem;
  font-weight: 700; background: var(--soft); }
.good .mark { background: var(--good); } .good .mark::before { content: "✓"; }
.wait .mark { background: var(--wait); } .wait .mark::before { content: "…"; margin-block-start: -10px; }
.quiet .mark::before { content: "×"; }
.lost { max-inline-size: 480px; margin: 20vh auto 0; padding: 24px; text-align: center; color: var(--soft); }
.lost h1 { font-size: 1.25rem; color: var(--ink); }
.paper { max-inline-size: 720px; margin: 0 auto; padding: 56px 32px; display: grid; gap: 32px; }
.paper header { display: flex; justify-content: space-between; align-items: baseline; gap: 16px; flex-wrap: wrap; }
.paper h1 { font-size: 1.5rem; letter-spacing: -0.02em; }
@media (max-width: 820px) {
  .pay-page { grid-template-columns: minmax(0, 1fr); gap: 32px; padding: 24px 16px 48px; }
  .amount { font-size: 2.25rem; } .facts > div { grid-template-columns: 96px 1fr; }
}

/* what stands behind it */
body.local { background: var(--paper); font-size: 0.875rem; }
.soft { color: var(--soft); }
.bar { display: flex; gap: 8px 16px; align-items: baseline; flex-wrap: wrap; padding: 14px 24px; background: var(--sheet);
  border-block-end: 1px solid var(--rule); }
.bar h1 { font-size: 1.0625rem; letter-spacing: -0.02em; } .bar nav { margin-inline-start: auto; display: flex; gap: 16px; }
.local-page { max-inline-size: 1480px; margin: 0 auto; padding: 24px; display: grid; gap: 24px; align-items: start;
  grid-template-columns: minmax(0, 1fr) 300px; }
.local-page > * { display: grid; gap: 24px; min-inline-size: 0; }
.sheet { background: var(--sheet); border: 1px solid var(--rule); border-radius: var(--round); padding: 14px 16px; display: grid; gap: 10px;
  min-inline-size: 0; }
.sheet h2 { font-size: 0.9375rem; }
.scroll { overflow-x: auto; margin: 0 -16px -14px; }
.local table { white-space: nowrap; }
.local th { color: var(--soft); font-size: 0.8125rem; }
.local th, .local td { padding: 6px 16px; border-block-start: 1px solid var(--rule); block-size: 36px; }
.local tbody tr:hover { background: var(--wash); }
.acts { text-align: end; } .acts form { display: inline-flex; gap: 4px; }
.acts button { padding: 2px 8px; font-size: 0.8125rem; }
.key { max-inline-size: 220px; overflow: hidden; text-overflow: ellipsis; color: var(--soft); }
.local button { border: 1px solid var(--rule); background: var(--sheet); color: var(--ink); padding: 6px 12px; }
.local button:hover { background: var(--wash); } .local button.danger { color: var(--bad); }
.local form { display: grid; gap: 8px; } .local .acts form { display: inline-flex; }
.local .row { grid-template-columns: 1fr 1fr; }
.fields label { display: grid; grid-template-columns: 96px minmax(0, 1fr); align-items: center; gap: 8px; }
.fields .check { grid-template-columns: auto 1fr; justify-items: start; }
.local input:not([type=checkbox]), .local select { font: inherit; inline-size: 100%; min-block-size: 32px; padding: 0 8px;
  border: 1px solid var(--rule); border-radius: 4px; background: var(--paper); color: inherit; }
.plain-list { display: grid; gap: 4px; overflow-wrap: anywhere; }
.status { display: inline-flex; align-items: center; gap: 6px; font-weight: 600; color: var(--soft); }
.status::before { content: ""; inline-size: 11px; block-size: 11px; border: 2px solid currentColor; border-radius: 50%; flex: none; }
.status.wait { color: var(--wait); } .status.wait::before { background: linear-gradient(90deg, currentColor 50%, transparent 50%); }
.status.good { color: var(--good); } .status.good::before { background: currentColor; }
.status.warn { color: var(--warn); } .status.warn::before { border-radius: 0; transform: rotate(45deg); }
.status.bad { color: var(--bad); } .status.bad::before { border-radius: 0; background: currentColor; transform: rotate(45deg); }
@media (max-width: 900px) { .local-page { grid-template-columns: minmax(0, 1fr); padding: 16px; } .bar { padding: 12px 16px; } .bar nav { margin: 0; } }
`;
