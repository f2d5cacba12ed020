"""What monitoring itself costs: prices with their date and source, and the bill for what a service declares."""
