import 'bootstrap'
