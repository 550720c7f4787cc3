import * as Turbo from '@hotwired/turbo'

window.morph = () => Turbo.session.refresh(location.href)
window.visit = () => Turbo.visit(location.pathname)
window.stream = async () => {
  const html = await (await fetch('/fragment')).text()
  Turbo.renderStreamMessage(`<turbo-stream action="replace" target="app"><template>${html}</template></turbo-stream>`)
}
