import morph from '@alpinejs/morph'
import Alpine from 'alpinejs'

// What Livewire does with a component's new HTML: the script of Livewire itself comes with its PHP package.
Alpine.plugin(morph)
Alpine.start()
const html = async () => (await fetch('/fragment')).text()
window.redraw = async () => Alpine.morph(document.querySelector('#app'), await html())
window.replace = async () => {
  document.querySelector('#app').outerHTML = await html()
}
