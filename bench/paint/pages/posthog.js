import posthog from 'posthog-js'
import 'posthog-js/dist/surveys'

// Only its surveys; what records the page by itself is off.
posthog.init('key', {
  api_host: location.origin,
  autocapture: false,
  capture_pageview: false,
  capture_pageleave: false,
  disable_session_recording: true,
  disable_external_dependency_loading: true,
  opt_out_useragent_filter: true,
})
document.querySelector('#cancel').addEventListener('click', () => {
  posthog.displaySurvey('cancel', { displayType: 'popover', ignoreConditions: true, ignoreDelay: true })
})
