import type { Summary } from '../createReport'

/** Says which flows the report is about: the days they started, and what else it was narrowed to. */
export function scopeText({ trends, scope }: Summary): string {
  const [first, last] = [trends.day[0]?.period, trends.day.at(-1)?.period]
  return [
    first && last ? `Flows started ${first} to ${last}, ${trends.timeZone}` : 'No flows',
    ...(scope.flow ? [`flow ${scope.flow}`] : []),
    ...(scope.segment ? [`only segment ${scope.segment}`] : []),
    ...(scope.plan ? [`only plan ${scope.plan}`] : []),
    ...(scope.mode === 'test' ? ['test mode: not real customers'] : []),
  ].join(' · ')
}
