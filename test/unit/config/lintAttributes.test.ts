import { describe, expect, it } from 'vitest'
import { customerFields, statuses, subscriptionFields } from '../../../src/config/lint/attributes'
import { situationSchema } from '../../../src/situation/schema'

// The linter may not import the Situation, which stands above the config; so that it knows no other fields, this compares them.

/** The names of the schema's fields, one level down. */
function fieldsOf(part: 'customer' | 'subscription'): string[] {
  return Object.keys(shapeOf(situationSchema.shape[part]))
}

function shapeOf(schema: unknown): Record<string, unknown> {
  const { shape, def } = schema as { shape?: Record<string, unknown>; def?: { innerType?: unknown } }
  return shape ?? shapeOf(def?.innerType)
}

describe('what check knows of a Situation', () => {
  it('is every field that the schema names', () => {
    expect(Object.keys(customerFields).sort()).toEqual(fieldsOf('customer').sort())
    expect(Object.keys(subscriptionFields).sort()).toEqual(fieldsOf('subscription').sort())
  })

  it('is every status', () => {
    const { status } = shapeOf(situationSchema.shape.subscription) as {
      status: { def: { innerType: { options: string[] } } }
    }
    expect(statuses).toEqual(status.def.innerType.options)
  })
})
