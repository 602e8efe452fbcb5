# docker build -t crm-kpi-explorer . && docker run -p 8501:8501 -v crm-kpi:/data crm-kpi-explorer
FROM python:3.12-slim

RUN useradd --create-home --uid 1000 explorer && mkdir /data && chown explorer /data
WORKDIR /home/explorer/app
COPY requirements.txt .
RUN pip install --no-cache-dir -r requirements.txt
COPY --chown=explorer . .

USER explorer
ENV KPI_HOME=/data PYTHONUNBUFFERED=1
VOLUME /data
EXPOSE 8501
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s \
    CMD python -c "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8501/healthz', timeout=4)"
CMD ["streamlit", "run", "app.py", "--server.port=8501", "--server.address=0.0.0.0"]
