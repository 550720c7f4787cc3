import { type Answer, redirect, type Stack } from './stack'

const other = '<button type="button" id="other" onclick="stay()">Other</button>'
const redrawn = { 'draws it anew': 'redraw()' }
const drawnAndMounted = { ...redrawn, 'takes it out and puts it in again': 'remount()' }

const alpineApp = `<div id="app" x-data="{ drawings: ['one'], isThere: true }"
  x-init="redraw = () => drawings = [drawings[0] + 1]; remount = () => { isThere = false; setTimeout(() => isThere = true) }">
  <template x-for="drawing in drawings" :key="drawing"><button id="cancel" x-show="isThere" @click.prevent="cancelPlan">Cancel plan</button></template>
  <button id="other" @click="stay">Other</button></div>`

const morphed = `<div id="app" x-data="{ isBusy: false }">
  <button id="cancel" @click="isBusy = true; await cancelPlan(); isBusy = false">Cancel plan</button>${other}</div>`

const htmxApp = (more: string) =>
  `<div id="app"><button id="cancel" hx-delete="/canceled" hx-target="#app" ${more}>Cancel plan</button>${other}</div>`

const turboApp = (cancel: string) => `<div id="app">${cancel}${other}</div>`
const turboLink = turboApp('<a id="cancel" href="/canceled" data-turbo-method="delete">Cancel plan</a>')
const turboAsked = turboApp(
  '<a id="cancel" href="/canceled" data-turbo-method="delete" data-turbo-confirm="Really?">Cancel plan</a>',
)
const turboForm = turboApp(
  '<form action="/canceled" method="post" data-turbo-confirm="Really?"><button id="cancel" name="do" value="end">Cancel plan</button></form>',
)
const turboChanges = { 'morphs itself': 'morph()', 'visits itself': 'visit()', 'gets a stream': 'stream()' }
const turbo = {
  packages: ['@hotwired/turbo'],
  entry: 'turbo.js',
  head: '<meta name="turbo-refresh-method" content="morph"><meta name="turbo-refresh-scroll" content="preserve">',
  answer: redirect,
  changes: turboChanges,
}

const astroIsland = `<div id="app"><astro-island uid="1" prefix="r1" component-url="/page.js" component-export="Account" renderer-url="/page.js"
  props="{}" ssr client="idle" opts='{"name":"Account","value":true}'><button type="button" id="cancel">Cancel plan</button><button type="button" id="other">Other</button></astro-island></div>`

const inertiaPage: Answer = (_, response) =>
  response
    .writeHead(200, { 'content-type': 'application/json', 'x-inertia': 'true', vary: 'X-Inertia' })
    .end(JSON.stringify({ component: 'Account', props: { drawing: 2 }, url: '/', version: '1' }))

/** Pages that a library draws, or listens on. */
export const frameworks: Stack[] = [
  {
    name: 'React, in StrictMode',
    packages: ['react', 'react-dom'],
    isSample: true,
    entry: 'react.jsx',
    does: 'POST /canceled',
    changes: drawnAndMounted,
    special: '`onClick`, which React hears at its root; the button gets a new element while the flow is open',
  },
  {
    name: 'Vue',
    packages: ['vue'],
    entry: 'vue.js',
    does: 'POST /canceled',
    changes: drawnAndMounted,
    special: '`@click.prevent.stop` on a button with a `:key`',
  },
  {
    name: 'Svelte',
    packages: ['svelte'],
    entry: 'svelte.js',
    does: 'POST /canceled',
    changes: drawnAndMounted,
    special: '`onclick`, which Svelte delegates; `{#key}` and `{#if}`',
  },
  {
    name: 'Solid',
    packages: ['solid-js', 'babel-preset-solid'],
    entry: 'solid.jsx',
    does: 'POST /canceled',
    changes: drawnAndMounted,
    special: '`onClick`, which Solid delegates to the document',
  },
  {
    name: 'Alpine',
    packages: ['alpinejs'],
    entry: 'alpine.js',
    body: alpineApp,
    does: 'POST /canceled',
    changes: drawnAndMounted,
    special: '`@click` in an `x-for`',
  },
  {
    name: 'Alpine with morph, as Livewire does it',
    packages: ['alpinejs', '@alpinejs/morph'],
    entry: 'alpineMorph.js',
    body: morphed,
    fragment: morphed,
    does: 'POST /canceled',
    changes: { 'morphs it': 'redraw()', 'replaces its HTML': 'replace()' },
    special: 'the server sends the component anew while the flow is open',
  },
  {
    name: 'htmx, hx-delete',
    packages: ['htmx.org'],
    entry: 'htmx.js',
    body: htmxApp(''),
    fragment: htmxApp(''),
    does: 'DELETE /canceled',
    changes: redrawn,
    special: '`hx-delete`, and a swap while the flow is open',
  },
  {
    name: 'htmx, hx-confirm',
    packages: ['htmx.org'],
    isSample: true,
    entry: 'htmx.js',
    body: htmxApp('hx-confirm="Really?"'),
    fragment: htmxApp('hx-confirm="Really?"'),
    does: 'DELETE /canceled',
    asks: 'Really?',
    changes: redrawn,
    special: 'the page’s own question',
    advice: 'The flow has asked already: take `hx-confirm` off the button, or your customer is asked twice.',
  },
  {
    name: 'htmx 2, hx-confirm',
    packages: ['htmx2'],
    entry: 'htmx2.js',
    body: htmxApp('hx-confirm="Really?"'),
    fragment: htmxApp('hx-confirm="Really?"'),
    does: 'DELETE /canceled',
    asks: 'Really?',
    changes: redrawn,
    special: 'the same in the version that most pages have',
  },
  {
    ...turbo,
    name: 'Turbo, data-turbo-method',
    isSample: true,
    body: turboLink,
    fragment: turboLink,
    does: 'DELETE /canceled',
    special: 'a link that Turbo makes a form of; Drive, a morphing refresh and a stream while the flow is open',
    advice: 'Put the tag into the head, as Turbo asks of every script.',
  },
  {
    ...turbo,
    name: 'Turbo, data-turbo-confirm on a link',
    body: turboAsked,
    fragment: turboAsked,
    does: 'DELETE /canceled',
    asks: 'Really?',
    special: 'the page’s own question',
    advice: 'Take `data-turbo-confirm` off, or your customer is asked twice.',
  },
  {
    ...turbo,
    name: 'Turbo, a form',
    body: turboForm,
    fragment: turboForm,
    does: 'POST /canceled do=end',
    asks: 'Really?',
    special: 'Drive sends the form, after its own question',
  },
  {
    name: 'Rails UJS, data-method',
    packages: ['@rails/ujs'],
    entry: 'railsUjs.js',
    body: `<div id="app"><a id="cancel" href="/canceled" data-method="delete" data-confirm="Really?">Cancel plan</a>${other}</div>`,
    does: 'POST /canceled _method=delete',
    answer: redirect,
    asks: 'Really?',
    special: 'a link that the library makes a form of, after its own question',
    advice: 'Take `data-confirm` off, or your customer is asked twice.',
  },
  {
    name: 'Rails UJS, a remote form',
    packages: ['@rails/ujs'],
    entry: 'railsUjs.js',
    body: `<div id="app"><form action="/canceled" method="post" data-remote="true"><button id="cancel" name="do" value="end" data-disable-with="One moment">Cancel plan</button></form>${other}</div>`,
    does: 'POST /canceled do=end',
    special: '`data-remote` with `data-disable-with`: the button is disabled when it is sent',
  },
  {
    name: 'Inertia',
    packages: ['@inertiajs/react'],
    entry: 'inertia.jsx',
    body: '<div id="app"></div><script data-page="app" type="application/json">{"component":"Account","props":{"drawing":1},"url":"/","version":"1"}</script>',
    fragment: inertiaPage,
    does: 'DELETE /canceled {}',
    answer: inertiaPage,
    changes: { 'loads its props anew': 'redraw()' },
    special: '`<Link as="button" method="delete">`; the page’s props arrive while the flow is open',
  },
  {
    name: 'Astro, an island',
    packages: ['astro', '@astrojs/react'],
    entry: 'astro.jsx',
    head: '<meta name="astro-view-transitions-enabled" content="true">',
    body: astroIsland,
    ready: 'astro-island:not([ssr])',
    does: 'POST /canceled',
    changes: { 'visits itself by Astro’s router': 'visit()' },
    special: '`client:idle`; the router swaps the page while the flow is open',
  },
  ...(['jquery', 'jquery3'] as const).map(
    (name): Stack => ({
      name: name === 'jquery' ? 'jQuery' : 'jQuery 3',
      packages: [name],
      entry: `${name}.js`,
      does: 'POST /canceled',
      changes: redrawn,
      special: 'listeners on the document, for elements that come and go',
    }),
  ),
  {
    name: 'Material Web',
    packages: ['@material/web'],
    entry: 'materialWeb.js',
    body: `<div id="app"><form id="form" action="/canceled" method="post"><input name="plan" value="pro">
      <md-filled-button id="cancel" type="submit" name="do" value="end">Cancel plan</md-filled-button></form>${other}</div>`,
    does: 'POST /canceled plan=pro&do=end',
    answer: redirect,
    special: 'a web component with a form-associated button',
  },
]
