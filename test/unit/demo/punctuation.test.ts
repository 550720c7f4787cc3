import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { galleryConfig } from '../../../demo/gallery/galleryConfig'
import * as texts from '../../../demo/gallery/galleryTexts'

/** A comma, a question or an exclamation mark of Latin width beside a Chinese or Japanese sign. */
const narrow = /\p{Script=Han}[,?!]|[},]\s*[,?!]\p{Script=Han}/u

it.each([
  ['demo/cancel-flow.json', readFileSync('demo/cancel-flow.json', 'utf8')],
  ['the gallery', JSON.stringify([galleryConfig(), texts])],
  ['README.zh-Hans.md', readFileSync('README.zh-Hans.md', 'utf8')],
])('%s has punctuation of full width in Chinese', (_, text) => {
  expect(text.split('\n').filter((line) => narrow.test(line))).toEqual([])
})
