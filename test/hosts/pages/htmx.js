import htmx from 'htmx.org'

window.redraw = () => htmx.ajax('GET', '/fragment', { target: '#app', swap: 'outerHTML' })
