import { Hono } from 'hono'
import { readSessions, type SessionPage, type SessionSelection } from '../src/server'
import type { Database } from './database'
import { type SessionFilter, sessionsPage } from './pages/sessionsPage'

/**
 * The list of sessions over the receiver's table. The demo's customer is made up, so it asks nobody who they are; a page of
 * yours has to.
 */
export function sessionRoutes({ query }: Database): Hono {
  const routes = new Hono()
  routes.get('/sessions', async (context) => {
    const { search, outcome, mode, after } = context.req.query()
    const filter: SessionFilter = {
      ...(search && { search: search.slice(0, 200) }),
      ...(outcome && { outcome }),
      ...(mode === 'test' && { mode }),
      ...(after && { after }),
    }
    const { page, problem } = await read({ query, ...filter, limit: 25 } as SessionSelection)
    return context.html(sessionsPage(page, filter, problem))
  })
  return routes
}

/** A page of sessions; an empty one and the reason where the address asks for what there is not. */
async function read(selection: SessionSelection): Promise<{ page: SessionPage; problem?: string }> {
  try {
    return { page: await readSessions(selection) }
  } catch (error) {
    if (error instanceof TypeError) return { page: { sessions: [], next: null }, problem: error.message }
    throw error
  }
}
