{{- define "smartap.deployment" -}}
apiVersion: apps/v1
kind: Deployment
metadata:
  name: {{ include "smartap.fullname" . }}
  namespace: {{ .Release.Namespace }}
  labels:
    {{- include "smartap.labels" . | nindent 4 }}
spec:
  {{- if not .Values.autoscaling.enabled }}
  replicas: {{ .Values.replicas }}
  {{- end }}
  revisionHistoryLimit: 5
  strategy:
    type: RollingUpdate
    rollingUpdate:
      maxSurge: 1
      maxUnavailable: 0
  selector:
    matchLabels:
      {{- include "smartap.selectorLabels" . | nindent 6 }}
  template:
    metadata:
      labels:
        {{- include "smartap.labels" . | nindent 8 }}
        {{- with .Values.podLabels }}
        {{- toYaml . | nindent 8 }}
        {{- end }}
      annotations:
        checksum/config: {{ include "smartap.configData" . | sha256sum }}
        prometheus.io/scrape: 'true'
        prometheus.io/port: {{ .Values.containerPort | quote }}
        prometheus.io/path: /metrics
        {{- with .Values.podAnnotations }}
        {{- toYaml . | nindent 8 }}
        {{- end }}
    spec:
      {{- include "smartap.podSpec" . | nindent 6 }}
{{- end -}}

{{- define "smartap.podSpec" -}}
serviceAccountName: {{ include "smartap.serviceAccountName" . }}
{{- with include "smartap.imagePullSecrets" . }}
{{ . }}
{{- end }}
automountServiceAccountToken: false
enableServiceLinks: false
{{- with .Values.priorityClassName }}
priorityClassName: {{ . }}
{{- end }}
# Drain, finish what is in hand, and five seconds to close connections.
terminationGracePeriodSeconds: {{ add .Values.drainSeconds .Values.graceSeconds 5 }}
securityContext:
  {{- toYaml .Values.podSecurityContext | nindent 2 }}
{{- if .Values.topologySpread.enabled }}
topologySpreadConstraints:
  {{- range list "topology.kubernetes.io/zone" "kubernetes.io/hostname" }}
  - maxSkew: 1
    topologyKey: {{ . }}
    whenUnsatisfiable: ScheduleAnyway
    labelSelector:
      matchLabels:
        {{- include "smartap.selectorLabels" $ | nindent 8 }}
  {{- end }}
{{- end }}
{{- with .Values.nodeSelector }}
nodeSelector:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with .Values.affinity }}
affinity:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with .Values.tolerations }}
tolerations:
  {{- toYaml . | nindent 2 }}
{{- end }}
containers:
  - name: {{ .Chart.Name }}
    image: {{ include "smartap.image" . }}
    imagePullPolicy: {{ .Values.image.pullPolicy }}
    securityContext:
      {{- toYaml .Values.securityContext | nindent 6 }}
    ports:
      - name: http
        containerPort: {{ .Values.containerPort }}
    envFrom:
      - configMapRef:
          name: {{ include "smartap.fullname" . }}
      {{- with .Values.envFrom }}
      {{- toYaml . | nindent 6 }}
      {{- end }}
    env:
      {{- include "smartap.secretEnv" . | trim | nindent 6 }}
      {{- with .Values.env }}
      {{- toYaml . | nindent 6 }}
      {{- end }}
    startupProbe:
      httpGet:
        path: /health/live
        port: http
      periodSeconds: 2
      failureThreshold: {{ div (add .Values.probes.startupSeconds 1) 2 }}
    readinessProbe:
      httpGet:
        path: /health/ready
        port: http
      periodSeconds: {{ .Values.probes.readinessPeriodSeconds }}
      timeoutSeconds: 3
      failureThreshold: 2
    livenessProbe:
      httpGet:
        path: /health/live
        port: http
      periodSeconds: {{ .Values.probes.livenessPeriodSeconds }}
      timeoutSeconds: 5
      failureThreshold: 3
    lifecycle:
      preStop:
        # The pod leaves the Service's endpoints meanwhile; SIGTERM comes after, and the process then finishes what is in hand.
        sleep:
          seconds: {{ .Values.drainSeconds }}
    resources:
      {{- toYaml .Values.resources | nindent 6 }}
    volumeMounts:
      - name: tmp
        mountPath: /tmp
      {{- include "smartap.secretMounts" . | nindent 6 }}
      {{- if .Values.objects.existingClaim }}
      - name: objects
        mountPath: {{ .Values.objects.mountPath }}
      {{- end }}
      {{- with .Values.extraVolumeMounts }}
      {{- toYaml . | nindent 6 }}
      {{- end }}
volumes:
  - name: tmp
    emptyDir:
      sizeLimit: 256Mi
  {{- include "smartap.secretVolume" (dict "volume" "own" "secret" (include "smartap.secretName" .) "keys" .Values.secrets.keys) | nindent 2 }}
  {{- if .Values.secrets.sharedKeys }}
  {{- include "smartap.secretVolume" (dict "volume" "shared" "secret" (include "smartap.sharedSecretName" .) "keys" .Values.secrets.sharedKeys) | nindent 2 }}
  {{- end }}
  {{- with .Values.objects.existingClaim }}
  - name: objects
    persistentVolumeClaim:
      claimName: {{ . }}
  {{- end }}
  {{- with .Values.extraVolumes }}
  {{- toYaml . | nindent 2 }}
  {{- end }}
{{- end -}}
