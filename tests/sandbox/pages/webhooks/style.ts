/** The control page's own styles, on top of those that all pages share. */
export const WEBHOOKS_STYLE = `
.tabs{display:flex;gap:.25rem;margin:0 0 -1px;overflow-x:auto}
.tabs a{padding:.6rem 1.1rem;min-height:2.75rem;border:1px solid transparent;border-bottom:0;border-radius:10px 10px 0 0;color:var(--soft);text-decoration:none;font-weight:600}
.tabs a[aria-current]{background:var(--card);border-color:var(--line);color:var(--ink)}
.tabs+.card{border-top-left-radius:0}
.desk{display:grid;gap:1rem 1.5rem}
@media(min-width:46rem){.desk{grid-template-columns:repeat(3,1fr)}.desk .whole{grid-column:1/-1}}
fieldset{border:0;margin:0;padding:0;min-width:0;display:grid;gap:.75rem;align-content:start}
legend{font-weight:650;padding:0;margin-bottom:.5rem}
label.field{display:grid;gap:.2rem}
label.field span{color:var(--soft);font-size:.9rem}
input[type=text],input[type=number],input[type=url]{font:inherit;width:100%;min-height:2.75rem;padding:.4rem .7rem;border-radius:8px;border:1px solid #8b95a3;background:#fff;color:var(--ink)}
select{width:100%}
.two{display:grid;grid-template-columns:1fr 1fr;gap:.75rem;align-items:end}
.check{display:flex;gap:.6rem;align-items:center;min-height:2rem;cursor:pointer}
.check input{width:1.15rem;height:1.15rem;margin:0;accent-color:var(--main);flex:none}
input:focus-visible{outline:3px solid #3b82f6;outline-offset:2px}
.send{display:flex;flex-wrap:wrap;gap:.5rem 1rem;align-items:center;border-top:1px solid var(--line);padding-top:1rem;margin-top:1rem}
.send button{min-width:9rem}
.note{background:#fff7e6;border:1px solid #e8cf9a;border-radius:10px;padding:.75rem 1rem;margin:0 0 1rem}
table{border-collapse:collapse;width:100%;font-size:.9rem;margin-top:.75rem}
th{text-align:left;color:var(--soft);font-weight:500}
th,td{padding:.4rem .5rem;border-bottom:1px solid var(--line);vertical-align:top;overflow-wrap:anywhere}
td.n,th.n{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
td .tag{margin:0}
tr:last-child td{border-bottom:0}
@media(max-width:34rem){table.wide thead{display:none}table.wide tr{display:grid;grid-template-columns:1fr auto;gap:.1rem .5rem;padding:.5rem 0;border-bottom:1px solid var(--line)}table.wide td{border:0;padding:0;grid-column:1}table.wide td:nth-child(2){font-weight:600}table.wide td:nth-child(5),table.wide td:nth-child(6){grid-column:2;text-align:right}table.wide td:nth-child(5){grid-row:1}table.wide td:nth-child(6){grid-row:2}table.wide td:first-child,table.wide td:empty{display:none}}
summary{cursor:pointer;font-weight:600;min-height:2rem}
summary .tag{font-weight:400;margin:.1rem 0 .1rem .4rem}
details.card{padding:.7rem 1rem}details.run{margin-bottom:.5rem}
details[open]>summary{margin-bottom:.5rem}
code{font-size:.85rem;overflow-wrap:anywhere}
`;
