import posthog from 'posthog-js'

// Its defaults for sending. Bodies are left plain so that the receiver can read them; a headless browser is no bot here;
// what records the page by itself is off.
window.ready = new Promise((resolve) => {
  posthog.init('key', {
    api_host: window.endpoint,
    autocapture: false,
    capture_pageview: false,
    capture_pageleave: false,
    disable_session_recording: true,
    disable_surveys: true,
    disable_external_dependency_loading: true,
    advanced_disable_flags: true,
    disable_compression: true,
    opt_out_useragent_filter: true,
    loaded: resolve,
  })
})
window.track = (number) => posthog.capture('subscription canceled', { number })
