import type { Row } from '../row'
import { answers } from './answers'
import { batches } from './batches'
import { keeping } from './keeping'
import { leaving } from './leaving'
import { reach } from './reach'

/** Every row, in order. */
export const matrix: Row[] = [...answers, ...batches, ...reach, ...leaving, ...keeping].sort(
  (one, other) => one.number - other.number,
)
