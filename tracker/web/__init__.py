"""The pages: plain HTML made on the server, with one small stylesheet and no script."""
