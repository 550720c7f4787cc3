/** The package ships no types; tests use this much of it. */
declare module 'jstat' {
  const jStat: { chisquare: { cdf(x: number, degrees: number): number } }
  export default jStat
}
