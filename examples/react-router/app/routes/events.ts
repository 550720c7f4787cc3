import { listEvents } from '../cancelFlow.server'

export const loader = () => listEvents()
