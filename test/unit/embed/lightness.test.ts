import { expect, it } from 'vitest'
import { isDark, isOpaque } from '../../../src/embed/screen/lightness'

// Colors as browsers compute them, and whether white or black reads better on each.
const colors: [color: string, isOpaque: boolean, isDark: boolean][] = [
  ['rgb(255, 255, 255)', true, false],
  ['rgb(0, 0, 0)', true, true],
  ['rgb(117, 117, 117)', true, true],
  ['rgb(120, 120, 120)', true, false],
  ['rgb(255, 0, 0)', true, false],
  ['rgb(0, 0, 255)', true, true],
  ['rgba(0, 0, 0, 0)', false, true],
  ['rgba(255, 255, 255, 0.5)', false, false],
  ['oklch(0.21 0.034 264.665)', true, true],
  ['oklch(0.985 none none)', true, false],
  ['oklab(0.3 -0.01 0.02 / 0.4)', false, true],
  ['lab(15 0 0)', true, true],
  ['lch(90 2e-3 none)', true, false],
  ['color(srgb 0.1 0.1 0.12)', true, true],
  ['color(display-p3 0.97 0.98 1 / 0.9)', false, false],
]

it.each(colors)('%s is read', (color, opaque, dark) => {
  expect([isOpaque(color), isDark(color)]).toEqual([opaque, dark])
})

it('what is no color lets everything through', () => {
  expect(['', 'transparent', 'none'].map(isOpaque)).toEqual([false, false, false])
})
