"""How Porch looks: base templates, parts, css, js, icons; the navigation and card registries."""
