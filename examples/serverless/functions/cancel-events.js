export { cancelEvents as default } from '../lib/cancelFlow.js'
