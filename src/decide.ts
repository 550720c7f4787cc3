export { chooseVariation, getBucketRanges, hash } from './decide/bucket'
export { evaluateCondition } from './decide/condition/condition'
export { decide } from './decide/decide'
