"""Carries what the outbox holds to the National Portal: wire profiles, the HTTP client, one attempt's
decision and the thread that drains. Imports ports, domain and httpx; sandbox_portal/ is a program of its own
that stands in for the Portal and knows nothing of our encoders.
"""
