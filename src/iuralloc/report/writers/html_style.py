"""How the page looks, on a screen and on paper; contrast is at least 7 to 1, colour never says anything alone."""

from __future__ import annotations

from typing import Final

STYLE: Final = """\
:root { color-scheme: light; }
body { margin: 0 auto; max-width: 72rem; padding: 1.5rem; color: #1b1f24; background: #fff; line-height: 1.5;
  font-family: system-ui, "Noto Sans", "Noto Sans CJK SC", "Source Han Sans SC", "Microsoft YaHei", "PingFang SC",
  "WenQuanYi Micro Hei", sans-serif; }
h1 { font-size: 1.6rem; line-height: 1.25; margin: 0 0 .3rem; }
h2 { font-size: 1.25rem; border-bottom: 2px solid #1f4e79; padding-bottom: .2rem; margin: 2.2rem 0 .8rem; }
h1, h2, p, caption, figcaption { overflow-wrap: anywhere; }
.subtitle { color: #3f4752; margin: 0 0 1rem; }
.facts { display: grid; grid-template-columns: max-content 1fr; gap: .15rem 1.2rem; margin: 0; font-size: .9rem; }
.facts dt { font-weight: 600; } .facts dd { margin: 0; overflow-wrap: anywhere; }
nav ul { list-style: none; padding: 0; columns: 2; } nav li { break-inside: avoid; }
a { color: #1f4e79; } td a { color: inherit; text-decoration-color: #9aa5b1; text-underline-offset: .2em; }
a:focus, .scroll:focus { outline: 3px solid #b4531a; }
.skip { position: absolute; left: -99rem; } .skip:focus { left: 1rem; top: 1rem; background: #fff; padding: .5rem; }
.scroll { overflow-x: auto; margin: 1rem 0 .4rem; }
table { border-collapse: collapse; font-size: .88rem; }
caption { text-align: left; font-weight: 700; padding: .3rem 0; caption-side: top; }
th, td { padding: .22rem .6rem; text-align: left; vertical-align: top; border-bottom: 1px solid #d5dae0; }
thead th, thead td { border-bottom: 2px solid #1b1f24; vertical-align: bottom; }
tbody th { font-weight: 400; } tr.total th, tr.total td { font-weight: 700; border-top: 1px solid #1b1f24; }
.n { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
.s { white-space: nowrap; } .t { min-width: 13em; overflow-wrap: anywhere; } .n.w { white-space: normal; min-width: 6em; }
.i1 { padding-left: 1.8rem; } .i2 { padding-left: 3rem; } .i3 { padding-left: 4.2rem; } .i4 { padding-left: 5.4rem; }
.note { margin: .2rem 0; font-size: .85rem; color: #3f4752; max-width: 60rem; }
figure { margin: 1.2rem 0; } figcaption { font-weight: 700; margin-bottom: .4rem; }
figure svg { max-width: 100%; height: auto; }
.sign { width: 100%; } .sign td { height: 3.2rem; min-width: 8rem; border: 1px solid #1b1f24; }
.sign th { border: 1px solid #1b1f24; }
#grounds table { font-size: .78rem; }
@media (max-width: 45rem) { nav ul { columns: 1; } .facts { grid-template-columns: 1fr; } }
@page { size: A4; margin: 16mm 14mm; }
@page across { size: A4 landscape; }
@media print {
  body { max-width: none; padding: 0; font-size: 9.5pt; }
  nav, .skip { display: none; }
  a { color: inherit; text-decoration: none; }
  h2 { font-size: 13pt; margin-top: 1.4rem; } .note { font-size: 8pt; }
  .scroll { overflow: visible; } .across { page: across; } table, #grounds table { font-size: 8pt; }
  .across table { font-size: 7.5pt; } .tight { font-size: 6.5pt; }
  th, td { padding: .12rem .3rem; } .t, .tight .n.w { min-width: 9em; } .tight .s { white-space: normal; }
  .i1 { padding-left: 1rem; } .i2 { padding-left: 1.8rem; } .i3 { padding-left: 2.6rem; } .i4 { padding-left: 3.4rem; }
  thead { display: table-header-group; } tr, figure, .signatures, .keep { break-inside: avoid; }
  h2, caption { break-after: avoid; }
}
"""
