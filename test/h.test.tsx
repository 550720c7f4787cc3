// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from 'vitest'
import { type Children, h, morph } from '../src/ui/h'

const root = document.createElement('main')

function show(tree: Node): void {
  const next = document.createElement('main')
  next.append(tree)
  morph(root, next)
}

beforeEach(() => {
  root.replaceChildren()
  document.body.append(root)
})

describe('h', () => {
  it('makes elements with attributes, text and numbers, and leaves out what is not there', () => {
    show(
      <p class="a" data-id={7} hidden={null} title={undefined} aria-busy={false}>
        {'one'} {2} {false as const}
        {null}
      </p>,
    )
    expect(root.innerHTML).toBe('<p class="a" data-id="7" aria-busy="false">one 2 </p>')
  })

  it('takes text as text', () => {
    show(<p>{'<img src=x onerror=alert(1)>'}</p>)
    expect(root.querySelector('img')).toBeNull()
    expect(root.textContent).toBe('<img src=x onerror=alert(1)>')
  })

  it('hands a component its attributes and children', () => {
    const Box = ({ name, children }: { name: string; children?: Children }) => <div title={name}>{children}</div>
    show(
      <Box name="box">
        <b>in</b>
        {['a', 'b'].map((letter) => (
          <i>{letter}</i>
        ))}
      </Box>,
    )
    expect(root.innerHTML).toBe('<div title="box"><b>in</b><i>a</i><i>b</i></div>')
  })

  it('draws icons as SVG', () => {
    show(
      <svg aria-hidden="true" viewBox="0 0 20 20">
        <path d="M0 0" />
      </svg>,
    )
    expect(root.firstElementChild?.namespaceURI).toBe('http://www.w3.org/2000/svg')
    expect(root.querySelector('path')?.namespaceURI).toBe('http://www.w3.org/2000/svg')
  })
})

describe('morph', () => {
  it('keeps the elements that stay, and their focus', () => {
    show(
      <button type="button" title="a">
        one
      </button>,
    )
    const button = root.firstElementChild as HTMLElement
    button.focus()
    show(
      <button type="button" class="b">
        two
      </button>,
    )
    expect(root.firstElementChild).toBe(button)
    expect(document.activeElement).toBe(button)
    expect(root.innerHTML).toBe('<button type="button" class="b">two</button>')
  })

  const list = (...ids: string[]) => (
    <ul>
      {ids.map((id) => (
        <li data-id={id}>{id}</li>
      ))}
    </ul>
  )
  const rows = () => [...root.querySelectorAll('li')]

  it.each([
    ['an entry comes in the middle', ['a', 'c'], ['a', 'b', 'c']],
    ['the first goes', ['a', 'b', 'c'], ['b', 'c']],
    ['one goes and one comes', ['a', 'x', 'b', 'c'], ['a', 'b', 'y', 'c']],
    ['all go', ['a', 'b'], []],
  ])('keeps what stays when %s', (_, before, after) => {
    show(list(...before))
    const kept = new Map(rows().map((row) => [row.dataset.id, row]))
    show(list(...after))
    expect(rows().map(({ textContent }) => textContent)).toEqual(after)
    for (const row of rows()) if (before.includes(`${row.dataset.id}`)) expect(row).toBe(kept.get(row.dataset.id))
  })

  it('follows what is picked and written, not only what the attribute says', () => {
    const form = (checked: boolean, value: string) => (
      <form>
        <input type="radio" checked={checked} />
        <textarea value={value} />
      </form>
    )
    show(form(true, 'a'))
    const [radio, text] = [root.querySelector('input'), root.querySelector('textarea')]
    expect([radio?.checked, text?.value]).toEqual([true, 'a'])
    show(form(false, 'ab'))
    expect([radio?.checked, text?.value]).toEqual([false, 'ab'])
  })

  it('listens for the newest tree only', () => {
    const heard: string[] = []
    show(
      <button type="button" onClick={() => heard.push('old')}>
        x
      </button>,
    )
    show(
      <button type="button" onClick={() => heard.push('new')}>
        x
      </button>,
    )
    root.querySelector('button')?.click()
    show(<button type="button">x</button>)
    root.querySelector('button')?.click()
    expect(heard).toEqual(['new'])
  })

  it('does not turn one part into another', () => {
    show(<p part="status">busy</p>)
    const status = root.firstElementChild
    show(
      <div>
        <p part="error">no</p>
      </div>,
    )
    expect(root.contains(status)).toBe(false)
  })
})
