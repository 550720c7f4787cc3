import { type Check, checked, unknown } from './check'
import { meaningOf } from './meaningOf'
import type { Control } from './screen'
import type { Visit } from './walk'

const expected = 'same element, font size and weight; height 0.95–1.05, area ≥ 0.9; text ≥ 4.5:1, edge or fill ≥ 3:1'

/** A way to cancel and what accepts or stays, on the same screen. */
export interface Pair {
  way: Control
  other: Control
  heading: string
}

/** The largest way to cancel of each screen with each button that accepts or stays. */
export function pairsOf(visits: readonly Visit[]): Pair[] {
  return visits.flatMap(({ screen, ways }) => {
    const others = screen.controls.filter(({ name }) => /^(accept|stay)$/.test(meaningOf(name, screen.language)))
    const way = ways.toSorted((a, b) => b.width * b.height - a.width * a.height)[0]
    return way ? others.map((other) => ({ way, other, heading: screen.heading })) : []
  })
}

/** Whether what leaves is drawn as the equal of what accepts or stays, on each screen that has both. */
export function checkParity(visits: Visit[]): Check {
  const pairs = pairsOf(visits)
  if (pairs.length === 0)
    return unknown('parity', 'no screen has both a way to cancel and something to accept', expected)
  const least = Math.min(...pairs.map(({ way, other }) => areaOf(way) / areaOf(other)))
  const measured = `${pairs.length} ${pairs.length === 1 ? 'pair' : 'pairs'}, area at least ${round(least)}`
  return checked('parity', measured, expected, pairs.flatMap(faultsOf))
}

function faultsOf({ way, other, heading }: Pair): string[] {
  const height = way.height / other.height
  const area = areaOf(way) / areaOf(other)
  const unequal = [
    way.tag !== other.tag && `<${way.tag}> beside <${other.tag}>`,
    way.fontSize !== other.fontSize && `text of ${way.fontSize} beside ${other.fontSize}`,
    way.fontWeight !== other.fontWeight && `weight ${way.fontWeight} beside ${other.fontWeight}`,
    (height < 0.95 || height > 1.05) && `height ${round(height)} of the other`,
    area < 0.9 && `area ${round(area)} of the other`,
    ...[way, other].flatMap(({ name, textContrast, edgeContrast }) => [
      textContrast !== null && textContrast < 4.5 && `text of "${name}" ${textContrast}:1`,
      edgeContrast !== null && edgeContrast < 3 && `edge and fill of "${name}" ${edgeContrast}:1`,
    ]),
  ].filter((each) => typeof each === 'string')
  return unequal.length > 0 ? [`"${heading}": "${way.name}" and "${other.name}": ${unequal.join(', ')}`] : []
}

const areaOf = ({ width, height }: Control) => width * height
const round = (value: number) => Math.round(value * 100) / 100
