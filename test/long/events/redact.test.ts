import { expect, it } from 'vitest'
import { redact } from '../../../src/events/personal/redact'

it.each([
  ...[
    'a@',
    '1 ',
    '+1-',
    'a.',
    '(1',
    '4242 ',
    'DE89',
    'DE89 3704 ',
    'a (at) ',
    '@b.',
    '12 34 ',
    '2019-',
    '٤ ',
    '１',
    'é',
    '( ',
  ],
  ...[
    '0 - ',
    '. ',
    '1',
    '0',
    '-',
    '+',
    "1'234",
    'xn--',
    'a@b.',
    '谢',
    'a@a (dot) ',
    '0.',
    'a @ b.',
    '12 345 ',
    '412 34 ',
    'De89/',
    'ー1',
    'wa.me/1',
    'in 20 ',
  ],
])('redact takes time in step with the length of %j', (piece) => {
  // Of the processor, not of the clock: others are at work on the machine.
  const time = (length: number) => {
    const text = piece.repeat(length / piece.length)
    const times = [1, 2, 3].map(() => {
      const start = process.cpuUsage()
      redact(text)
      const { user } = process.cpuUsage(start)
      return user / 1000
    })
    return Math.min(...times)
  }
  const long = time(160_000)
  // Eight times the length: 64 times the time if it were quadratic, and then minutes of it.
  expect(long).toBeLessThan(30 * time(20_000) + 300)
})
