/** A group of the site's navigation: its title, and its pages by file name, each with the name that the navigation gives it. */
export interface Chapter {
  title: string
  pages: Record<string, string>
}

/** Every page of docs/ in the order of reading: from the first page with a flow to the reference. A test holds it to the folder. */
export const chapters: readonly Chapter[] = [
  {
    title: 'Start',
    pages: {
      'start.md': 'Start',
      'examples.md': 'Whole examples',
      'decisions.md': 'How it decides',
    },
  },
  {
    title: 'What goes in',
    pages: {
      'config.md': 'Config',
      'options.md': 'Each option, and its effect',
      'check.md': 'What check finds',
      'flows.md': 'Several flows, drafts',
      'situation.md': 'Situation',
      'billers.md': 'From your biller',
    },
  },
  {
    title: 'What happens',
    pages: {
      'handlers.md': 'Handlers',
      'actions.md': 'Actions, on the wire',
      'biller-calls.md': 'Offers at your biller',
      'own-screens.md': 'Screens of your own',
      'boxes.md': 'Shops and boxes',
      'react.md': 'React',
      'types.md': 'Types',
    },
  },
  {
    title: 'What you are told',
    pages: {
      'events.md': 'Events',
      'delivery.md': 'When things go wrong',
      'recipes.md': 'Handing events on',
      'alerts.md': 'Alerts',
      'teams.md': 'Where teams work',
      'receiver.md': 'Receiver',
      'tables.md': 'Its tables',
      'how-far.md': 'How far it goes',
      'personal-data.md': 'Personal data',
      'claims.md': 'Claims',
    },
  },
  {
    title: 'What customers see',
    pages: {
      'look.md': 'Look',
      'messages.md': 'Languages, every message',
      'fairness.md': 'Fairness',
      'accessibility.md': 'Accessibility',
    },
  },
  {
    title: 'Is it right',
    pages: {
      'testing.md': 'Testing my flow',
      'prove.md': 'Every kind of customer',
      'audit.md': 'Any vendor’s flow, measured',
      'simulate.md': 'On your own customers',
      'report.md': 'The report',
      'exit-clock.md': 'The exit clock',
      'feedback.md': 'What to mend, what works',
    },
  },
  {
    title: 'Running it',
    pages: {
      'upgrading.md': 'Upgrading',
      'hosting.md': 'CSP, SRI and hosting',
      'hosts.md': 'On which pages it was run',
      'engines.md': 'In which engines',
      'speed.md': 'Speed',
      'troubleshooting.md': 'Troubleshooting',
      'moving.md': 'Moving to fairwell',
    },
  },
  {
    title: 'Reference',
    pages: {
      'api.md': 'API',
      'architecture.md': 'Architecture',
    },
  },
]
