import { index, type RouteConfig, route } from '@react-router/dev/routes'

export default [
  index('routes/account.tsx'),
  route('cancel-events', 'routes/cancelEvents.ts'),
  route('cancel-actions', 'routes/cancelActions.ts'),
  route('events', 'routes/events.ts'),
] satisfies RouteConfig
