// The colors of series are those of Okabe and Ito, made for every kind of color vision. In the dark scheme the darkest are
// lighter.
/** The style sheet of the HTML report: light, dark and print. */
export const reportStyle: string = `
:root { color-scheme: light dark; --ground: #fff; --text: #1c1b22; --soft: #5d5a68; --line: #dddbe3; --tint: #f6f5f9; --bar: #0072b2; --mark: #1c1b22;
  --s0: #009e73; --s1: #d55e00; --s2: #56b4e9; --s3: #e69f00; --s4: #6b6876; --s5: #c9c7d1 }
@media (prefers-color-scheme: dark) { :root { --ground: #17161c; --text: #edecf2; --soft: #aaa7b5; --line: #3a3843; --tint: #211f28; --bar: #56b4e9; --mark: #fff;
  --s0: #1fbf92; --s1: #f0822e; --s2: #56b4e9; --s3: #e69f00; --s4: #9b98a6; --s5: #57545f } }
* { box-sizing: border-box }
body { margin: 0 auto; max-width: 68rem; padding: 2.5rem 1.25rem 5rem; background: var(--ground); color: var(--text); font: 1rem/1.55 system-ui, sans-serif }
h1 { font-size: 1.9rem; line-height: 1.2; margin: 0 0 .25rem; letter-spacing: -.015em }
h2 { font-size: 1.3rem; margin: 3.25rem 0 .5rem; padding-top: 1.25rem; border-top: 1px solid var(--line) }
h3 { font-size: 1rem; margin: 1.75rem 0 .5rem }
p { max-width: 46rem; margin: .5rem 0 } .period { color: var(--soft) } .doubt { border-inline-start: 4px solid var(--s1); padding-inline-start: .9rem; margin: 1.25rem 0 0 }
a { color: inherit } nav ul { display: flex; flex-wrap: wrap; gap: .25rem 1rem; padding: 0; margin: 1rem 0 0; list-style: none; font-size: .9rem }
:focus-visible { outline: 3px solid var(--bar); outline-offset: 2px }
.tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(13rem, 1fr)); gap: .75rem; margin: 1.75rem 0 0; padding: 0; list-style: none }
.tiles li { background: var(--tint); border: 1px solid var(--line); border-radius: .6rem; padding: 1rem 1.1rem }
.tiles b { display: block; font-size: 1.7rem; line-height: 1.25; font-variant-numeric: tabular-nums } .tiles span { color: var(--soft); font-size: .9rem; display: block }
figure { margin: 1.25rem 0; overflow-x: auto } figcaption { font-weight: 600; margin-bottom: .5rem } figure svg { width: 100%; height: auto; max-width: 47.5rem; display: block }
svg text { fill: var(--text); font: 14px system-ui, sans-serif } svg .small { font-size: 12px; fill: var(--soft) }
.bar { fill: var(--bar); fill-opacity: .8 } .whisker { stroke: var(--mark); stroke-width: 1.5; fill: none } .axis { stroke: var(--soft) } .grid { stroke: var(--line) }
.series-0 { fill: var(--s0) } .series-1 { fill: var(--s1) } .series-2 { fill: var(--s2) } .series-3 { fill: var(--s3) } .series-4 { fill: var(--s4) } .series-5 { fill: var(--s5) }
.legend { display: flex; flex-wrap: wrap; gap: .25rem 1.1rem; padding: 0; margin: .5rem 0 0; list-style: none; font-size: .9rem } figure .legend svg { width: .8rem; display: inline-block; margin-right: .4rem }
.table { overflow-x: auto; margin: 1rem 0 } table { border-collapse: collapse; font-size: .9rem; font-variant-numeric: tabular-nums; min-width: 60% }
caption { text-align: start; font-weight: 600; padding-bottom: .4rem } th, td { padding: .4rem .9rem .4rem 0; border-bottom: 1px solid var(--line); text-align: end; vertical-align: top }
thead th { color: var(--soft); font-weight: 500; vertical-align: bottom } tbody th { font-weight: 500; min-width: 8.5rem } th:first-child, .prose { text-align: start } td.prose { min-width: 16rem; max-width: 32rem; overflow-wrap: anywhere } td:not(.prose) { white-space: nowrap }
summary { cursor: pointer; white-space: nowrap } code { font-size: .8rem }
footer { margin-top: 4rem; color: var(--soft); font-size: .85rem }
@media (max-width: 40rem) { figure > svg { min-width: 34rem } }
@media print { body { max-width: none; padding: 0; font-size: 10pt } nav { display: none } .tiles { grid-template-columns: repeat(auto-fit, minmax(9.5rem, 1fr)) } .tiles b { font-size: 1.3rem } figure, tr, .tiles { break-inside: avoid } h2, caption { break-after: avoid } .table { overflow: visible } table { font-size: 8pt } td:not(.prose) { white-space: normal } }
`
