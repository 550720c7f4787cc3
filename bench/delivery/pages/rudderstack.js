import { RudderAnalytics } from '@rudderstack/analytics-js/bundled'

const analytics = new RudderAnalytics()
const off = { enabled: false }
const source = {
  id: 'source',
  name: 'page',
  writeKey: 'key',
  enabled: true,
  workspaceId: 'workspace',
  destinations: [],
  config: { statsCollection: { errors: off, metrics: off } },
}

// Its defaults; the source configuration that its control plane would answer with is given here.
analytics.load('key', window.endpoint, { getSourceConfig: () => ({ source, updatedAt: '2026-01-01T00:00:00Z' }) })
window.ready = new Promise((resolve) => analytics.ready(resolve))
window.track = (number) => analytics.track('subscription canceled', { number })
