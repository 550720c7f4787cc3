/** A computed color's function, and its numbers: of `color(display-p3 0.1 0.2 0.3 / 0.5)`, `color` and four numbers. */
function partsOf(color: string): { space: string; values: number[] } {
  const [, space = '', rest = ''] = color.match(/^([a-z]+)\((?:[a-z][\w-]* )?(.*)/) ?? []
  return { space, values: (rest.replaceAll('none', '0').match(/[-\d.e]+/g) ?? []).map(Number) }
}

/** Whether nothing shines through a computed color. */
export function isOpaque(color: string): boolean {
  const { values } = partsOf(color)
  return values.length > 0 && (values[3] ?? 1) >= 1
}

/** How light a color is where black and white have the same contrast with it, by the function that a browser computes it to. */
const middles: Record<string, number> = { lab: 49.5, lch: 49.5, oklab: 0.564, oklch: 0.564 }
/** The luminance at that point, as WCAG has it. */
const middleLuminance = 0.179

/** Whether white is easier to read than black on a computed color. */
export function isDark(color: string): boolean {
  const { space, values } = partsOf(color)
  const middle = middles[space]
  if (middle !== undefined) return (values[0] ?? 0) < middle
  const scale = space === 'color' ? 1 : 255
  const [red = 0, green = 0, blue = 0] = values.map((value) => toLinear(value / scale))
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue < middleLuminance
}

/** The light of a channel of sRGB, as WCAG 2.2 has it in `relative luminance`. */
function toLinear(value: number): number {
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
}
