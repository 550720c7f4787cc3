import htmx from 'htmx2'

window.redraw = () => htmx.ajax('GET', '/fragment', { target: '#app', swap: 'outerHTML' })
