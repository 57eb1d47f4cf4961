"""Flow diagrams a family can read: a `Flow` in words becomes a `Drawing` in pixels, and that becomes SVG.

    drawing = layout(flow, WIDE)        # or PHONE
    text = draw(drawing, ENGLISH)       # standalone=True for a file with its own colors
    html = figure(*layouts(flow, WIDE, PHONE))

`outline(flow)`, `grid(flow, …)` and `legend(flow)` say the same in words; `split(flow)` cuts what is too
large for one picture; `neighbourhood(flow, step)` is the small picture around one step. `STYLE` and `SCRIPT`
in `svg` belong into the page once.

How a layout comes about, one module each: arrangement (who stands side by side), rows, web (lines as nets),
order, columns, lanes and measures (the width), ports, channels (tracks between rows), heights, assembly.
"""
