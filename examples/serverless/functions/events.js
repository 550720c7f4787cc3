export { listEvents as default } from '../lib/cancelFlow.js'
