"""The file services (dịch vụ tệp) of provinces: each puts a file where the Portal can fetch it, and proves
what lies there.

May import the domain, the ports and the line of kiosk/sync/http.py.
"""
