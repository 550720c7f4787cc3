import { json } from '@codemirror/lang-json'
import { HighlightStyle, syntaxHighlighting } from '@codemirror/language'
import { lintGutter } from '@codemirror/lint'
import type { Extension } from '@codemirror/state'
import { EditorView } from '@codemirror/view'
import { tags } from '@lezer/highlight'
import { basicSetup } from 'codemirror'

/** What an editor needs of the page. */
export interface EditorOptions {
  parent: HTMLElement
  label: string
  /** The id of the note that names the editor's keys. */
  note: string
  nonce: string
  onChange: () => void
  extensions: Extension
}

/** An editor for JSON in the page's colors. Tab leaves it, so that nobody is trapped who uses the keyboard. */
export function createEditor({ parent, label, note, nonce, onChange, extensions }: EditorOptions): EditorView {
  return new EditorView({
    parent,
    extensions: [
      basicSetup,
      json(),
      lintGutter(),
      syntaxHighlighting(colors),
      EditorView.lineWrapping,
      EditorView.cspNonce.of(nonce),
      EditorView.contentAttributes.of({ 'aria-label': label, 'aria-describedby': note }),
      EditorView.updateListener.of(({ docChanged }) => docChanged && onChange()),
      extensions,
    ],
  })
}

/** Replaces the whole text, as one change that can be undone. */
export function replaceText(editor: EditorView, text: string): void {
  if (editor.state.doc.toString() === text) return
  editor.dispatch({ changes: { from: 0, to: editor.state.doc.length, insert: text } })
}

const colors = HighlightStyle.define([
  { tag: tags.propertyName, color: 'var(--code-key)' },
  { tag: tags.string, color: 'var(--code-string)' },
  { tag: [tags.number, tags.bool, tags.null], color: 'var(--code-value)' },
  { tag: [tags.separator, tags.punctuation, tags.brace, tags.squareBracket], color: 'var(--dim)' },
])
