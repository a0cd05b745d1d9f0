"""From an article to drafts: who is in it, where and when they meet, what they are reported to have said."""
