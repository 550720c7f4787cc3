export { chooseVariation, getBucketRanges, hash } from './decide/bucket'
export { evaluateCondition } from './decide/condition/evaluateCondition'
export { decide } from './decide/decide'
