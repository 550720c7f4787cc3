/**
 * The colors of the report, as custom properties of the page; the demo's own pages wear them too. Light and dark follow the
 * reader's system, and paper is always light. The series are of one family, and apart in lightness too: who sees no hue
 * tells them by it, and by their order.
 */
export const palette: string = `
:root { color-scheme: light dark;
  --paper: light-dark(#f5f4f0, #151412); --card: light-dark(#fff, #1e1d1a); --text: light-dark(#1d1c1a, #edebe6); --dim: light-dark(#63605a, #a9a59d);
  --line: light-dark(#e3e0d9, #34322e); --edge: light-dark(#8b8780, #7d7972); --soft: light-dark(#f2f0eb, #282622); --accent: light-dark(#2f5d50, #8fc9b5);
  --good: light-dark(#2f5d50, #8fc9b5); --good-soft: light-dark(#e3efe9, #20352e); --wait: light-dark(#7a5410, #e5c07a); --wait-soft: light-dark(#f7edd8, #382d18);
  --s0: light-dark(#2f6f5e, #7cc4ae); --s1: light-dark(#c4552d, #e8825a); --s2: light-dark(#5a8fb8, #79aed6); --s3: light-dark(#d9a441, #d9a441); --s4: light-dark(#77726a, #99948b); --s5: light-dark(#c9c4b9, #55514a) }
@media print { :root { color-scheme: light } }
`
