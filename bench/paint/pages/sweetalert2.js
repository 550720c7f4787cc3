import Swal from 'sweetalert2'

document.querySelector('#cancel').addEventListener('click', () => {
  Swal.fire({
    title: window.surveyTitle,
    input: 'radio',
    inputOptions: Object.fromEntries(window.surveyReasons.map((label, index) => [`reason-${index}`, label])),
    confirmButtonText: 'Continue',
    showDenyButton: true,
    denyButtonText: 'Cancel my plan',
    showCancelButton: true,
    cancelButtonText: 'Keep my plan',
  })
})
