import { AnalyticsBrowser } from '@segment/analytics-next'

// Its defaults; the settings that its CDN would answer with are given here.
const { host } = new URL(window.endpoint)
const segment = { apiKey: 'key', apiHost: `${host}/v1`, protocol: 'http' }

window.ready = AnalyticsBrowser.load(
  { writeKey: 'key', cdnSettings: { integrations: { 'Segment.io': segment } } },
  { integrations: { 'Segment.io': segment } },
).then(([analytics]) => {
  window.track = (number) => void analytics.track('subscription canceled', { number })
})
