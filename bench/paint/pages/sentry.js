import { feedbackIntegration, getFeedback, init } from '@sentry/browser'

// The form comes with the page, as the package's default has it. Nothing is sent: the address is nobody's.
init({
  dsn: 'https://key@127.0.0.1/1',
  defaultIntegrations: false,
  integrations: [feedbackIntegration({ autoInject: false, formTitle: window.surveyTitle })],
  transport: () => ({ send: async () => ({}), flush: async () => true }),
})
getFeedback().attachTo('#cancel')
